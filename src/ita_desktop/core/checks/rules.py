"""The table of all rules. An id is never changed: findings are set aside by it, in files that are kept for years.

error: certainly wrong. warning: probably wrong. hint: worth a look, often right as it is.
"""

from typing import Final

from ita_desktop.core.checks import (
    agencies,
    blanks,
    dates,
    drafts,
    hygiene,
    numbers,
    places,
    said_scores,
    scores,
    spelling,
    years,
)
from ita_desktop.core.checks.rule import ReportRule, Rule, TextRule, TextRules, no_facts
from ita_desktop.core.checks.texts import EVERY, TOLD
from ita_desktop.texts import source_text as _

REPORT_RULES: Final = (
    ReportRule("needed-field", "warning", _("Empty field"), blanks.needed_field),
    ReportRule("field-by-hand", "hint", _("Field left to be written by hand"), blanks.field_by_hand),
    ReportRule("memo-date", "warning", _("Memo's date beside the fiscal year"), dates.memo_date),
    ReportRule("unnamed-signatory", "warning", _("Signatory without name or position"), blanks.unnamed_signatory),
    ReportRule("wrong-overall", "error", _("Overall score that the indicators do not give"), scores.wrong_overall),
    ReportRule("missing-overall", "warning", _("No overall score"), scores.missing_overall),
    ReportRule("unknown-level", "error", _("Level that the rules do not have"), scores.unknown_level),
    ReportRule("wrong-level", "warning", _("Level that the scores do not give"), scores.wrong_level),
    ReportRule("missing-level", "warning", _("No level"), scores.missing_level),
    ReportRule("missing-scores", "warning", _("Indicator without score"), scores.missing_scores),
    ReportRule("high-score", "error", _("Score over 100"), scores.high_score),
    ReportRule("long-score", "hint", _("Score with more than two decimals"), scores.long_score),
    ReportRule("other-indicators", "warning", _("Table that is not the year's"), scores.other_indicators),
    ReportRule("indicator-name", "hint", _("Indicator with another name than the year's"), scores.indicator_name),
    ReportRule("indicator-instrument", "warning", _("Indicator with another instrument"), scores.indicator_instrument),
    ReportRule("unanswered-score", "warning", _("Low score without a measure"), blanks.unanswered_score),
    ReportRule("outdated-draft", "warning", _("Drafted result of other data"), drafts.outdated_draft),
    ReportRule("untitled-section", "warning", _("Section without title"), blanks.untitled_section),
    ReportRule("empty-section", "warning", _("Section without measures"), blanks.empty_section),
    ReportRule("empty-measure", "warning", _("Empty measure"), blanks.empty_measure),
    ReportRule("missing-activity", "warning", _("Measure without activity"), blanks.missing_part("activity")),
    ReportRule("missing-period", "warning", _("Measure without period"), blanks.missing_part("period.start")),
    ReportRule("missing-summary", "warning", _("Measure without summary"), blanks.missing_part("summary")),
    ReportRule("missing-outcome", "warning", _("Measure without outcome"), blanks.missing_part("outcome")),
    ReportRule("repeated-number", "error", _("Number of a measure given twice"), numbers.repeated_number),
    ReportRule("number-gap", "warning", _("Number of a measure left out"), numbers.number_gap),
    ReportRule("number-order", "warning", _("Numbers of measures out of order"), numbers.number_order),
    ReportRule("backward-period", "error", _("Period that ends before it begins"), dates.backward_period),
    ReportRule("period-outside", "warning", _("Period outside the fiscal year"), dates.period_outside),
)

TEXT_RULES: Final = (
    TextRules(
        frozenset({"title"}),
        dates.calendar_of,
        (TextRule("year-in-title", "warning", _("Another year in a subject or title"), years.year_in_title),),
    ),
    TextRules(
        frozenset({"prose", "cell", "line"}),
        dates.calendar_of,
        (
            TextRule("other-fiscal-year", "warning", _("Another fiscal year in a text"), years.other_fiscal_year),
            TextRule("other-year", "hint", _("Another year in a text"), years.other_year),
            TextRule("date-outside", "warning", _("Date in a text outside the fiscal year"), dates.date_outside),
        ),
    ),
    TextRules(
        frozenset({"period"}),
        dates.fiscal_year_calendar,
        (
            TextRule("period-year", "warning", _("Another year in a period"), years.year_in_period),
            TextRule("period-date", "warning", _("Date of a period outside the fiscal year"), dates.date_outside),
        ),
    ),
    TextRules(
        TOLD,
        no_facts,
        (
            TextRule("backward-years", "error", _("Years that run backwards"), years.backward_years),
            TextRule("impossible-date", "error", _("Date that is not in the calendar"), dates.impossible_date),
            TextRule("unknown-month", "error", _("Month that does not exist"), dates.unknown_month),
        ),
    ),
    TextRules(
        TOLD,
        dates.fiscal_year_calendar,
        (TextRule("backward-range", "error", _("Dates in a text that run backwards"), dates.backward_range),),
    ),
    TextRules(
        TOLD,
        agencies.own_agency,
        (
            TextRule("other-agency", "warning", _("Another agency's name"), agencies.other_agency),
            TextRule("misspelt-agency", "warning", _("Own agency's name misspelt"), agencies.misspelt_agency),
            TextRule("unsure-agency", "hint", _("Perhaps another agency's name"), agencies.unsure_agency),
            TextRule("other-province", "warning", _("Another province"), places.other_province),
            TextRule("other-district", "warning", _("District of another province"), places.other_district),
            TextRule("other-subdistrict", "warning", _("Subdistrict of another province"), places.other_subdistrict),
        ),
    ),
    TextRules(
        frozenset({"prose"}),
        said_scores.result_of,
        (
            TextRule("said-overall", "error", _("Another overall score in the text"), said_scores.said_overall),
            TextRule("said-level", "error", _("Another level in the text"), said_scores.said_level),
        ),
    ),
    TextRules(
        EVERY,
        no_facts,
        (
            TextRule("lost-character", "error", _("Lost character"), hygiene.lost_character),
            TextRule("wrong-order", "warning", _("Letters in a wrong order or twice"), hygiene.wrong_order),
            TextRule("stray-mark", "warning", _("Vowel or tone mark without letter"), hygiene.stray_mark),
            TextRule("misspelling", "warning", _("Misspelt word"), spelling.misspelling),
            TextRule("invisible-character", "hint", _("Invisible character"), hygiene.invisible_character),
            TextRule("doubled-space", "hint", _("More than one space"), hygiene.doubled_space),
            TextRule("trailing-space", "hint", _("Spaces at the end"), hygiene.trailing_space),
        ),
    ),
    TextRules(
        TOLD,
        hygiene.digits_of,
        (TextRule("mixed-digits", "hint", _("Thai and Arabic digits mixed"), hygiene.mixed_digits),),
    ),
)

UNDRAWABLE: Final = Rule("undrawable-character", "warning", _("Character that no font has"))
UNREADABLE: Final = Rule("unreadable-emblem", "warning", _("Emblem that cannot be read"))
"""The rules whose facts come from outside: what a font has and how an emblem looks is known where pages are made."""

RULES: Final[tuple[Rule, ...]] = (
    *REPORT_RULES,
    *(rule for group in TEXT_RULES for rule in group.rules),
    *(UNDRAWABLE, UNREADABLE),
)
"""All rules."""
