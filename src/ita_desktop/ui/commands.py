"""What the window offers, as data: actions, shortcuts and the list of keys are made from these tables."""

from typing import Final

from ita_desktop.texts import source_text as _
from ita_desktop.ui.command import Command

_FILE: Final = (
    Command(
        "new", _("&New…"), _("Begin a blank report for a fiscal year"), "files.ask_new", ("Ctrl+N",), "new", always=True
    ),
    Command("open", _("&Open…"), _("Open a report file"), "files.ask_open", ("Ctrl+O",), "open", always=True),
    Command(
        "recent",
        _("Open &recent"),
        _("Open a report that was open before"),
        "files.fill_recent",
        fills=True,
        always=True,
    ),
    Command("save", _("&Save"), _("Save the report to its file"), "files.save", ("Ctrl+S",), "save"),
    Command("save_as", _("Save &as…"), _("Save the report to another file"), "files.save_as", ("Ctrl+Shift+S",)),
    Command(
        "export_pdf",
        _("Export as &PDF…"),
        _("Write the printed report to a PDF file"),
        "exports.ask_pdf",
        ("Ctrl+E",),
        "pdf",
    ),
    Command(
        "export_json",
        _("Export as &data (JSON)…"),
        _("Write the report as data for other programs"),
        "exports.ask_json",
    ),
    Command(
        "print", _("Pr&int…"), _("Print the report or some of its pages"), "exports.print_report", ("Ctrl+P",), "print"
    ),
    Command(
        "close",
        _("&Close the report"),
        _("Close the report and return to the start page"),
        "files.close_report",
        ("Ctrl+W",),
    ),
    Command(
        "office",
        _("Settings of the o&ffice…"),
        _("Names, divisions, phrases and emblem that all reports have in common"),
        "office.show_settings",
        always=True,
    ),
    Command("quit", _("&Quit"), _("Close the program"), "close", ("Ctrl+Q",), always=True),
)

_EDIT: Final = (
    Command("undo", _("&Undo"), _("Take the last step back"), "undo", ("Ctrl+Z",), "undo"),
    Command("redo", _("&Redo"), _("Do the step again that was taken back"), "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Command("cut", _("Cu&t"), _("Move what is selected to the clipboard"), "send_key", ("Ctrl+X",), value="X"),
    Command("copy", _("&Copy"), _("Copy what is selected to the clipboard"), "send_key", ("Ctrl+C",), value="C"),
    Command(
        "suggest",
        _("&Insert a phrase…"),
        _("Insert a phrase of the office, or what stood in this field before"),
        "texts.suggest",
        ("Ctrl+Space",),
    ),
    Command(
        "replace",
        _("&Find and replace…"),
        _("Find words in the whole report and replace them"),
        "texts.show_replace",
        ("Ctrl+F", "Ctrl+H"),
        "search",
    ),
    Command(
        "draft",
        _("&Draft the result…"),
        _("Make the paragraph that tells the result from the score table"),
        "texts.draft_result",
    ),
    Command("emblem", _("E&mblem…"), _("Choose the emblem that is printed on the memo"), "office.choose_emblem"),
    Command(
        "next_finding",
        _("&Next finding"),
        _("Go to the next finding of the checks"),
        "report_view.findings.step",
        ("F8",),
        value="1",
    ),
    Command(
        "previous_finding",
        _("Pre&vious finding"),
        _("Go to the finding before"),
        "report_view.findings.step",
        ("Shift+F8",),
        value="-1",
    ),
    Command(
        "mend_finding",
        _("M&end the finding"),
        _("Mend the chosen finding"),
        "report_view.findings.mend_current",
        ("Ctrl+F8",),
    ),
    Command("paste", _("&Paste"), _("Insert what is in the clipboard"), "send_key", ("Ctrl+V",), value="V"),
)

_SECTION: Final = (
    Command(
        "add_section", _("&Add a section…"), _("Add a section behind the one shown"), "sections.add", ("Ctrl+Shift+N",)
    ),
    Command(
        "rename_section", _("&Rename…"), _("Change the title of the section shown"), "sections.rename", for_section=True
    ),
    Command(
        "section_earlier",
        _("Move to the &left"),
        _("Put the section shown before the one on its left"),
        "sections.move",
        ("Ctrl+Shift+PgUp",),
        value="-1",
        for_section=True,
    ),
    Command(
        "section_later",
        _("Move to the ri&ght"),
        _("Put the section shown behind the one on its right"),
        "sections.move",
        ("Ctrl+Shift+PgDown",),
        value="1",
        for_section=True,
    ),
    Command(
        "remove_section",
        _("Re&move"),
        _("Remove the section shown, with its measures"),
        "sections.remove",
        for_section=True,
    ),
)

_HAND_OVER: Final = (
    Command(
        "hand_over", _("&Hand over…"), _("Seal the report and write a copy for the next official"), "handing.hand_over"
    ),
    Command("accept", _("&Accept"), _("Take over a report that was handed to you"), "handing.accept"),
    Command(
        "cover_sheet",
        _("Cover &sheet…"),
        _("Write the report's way from desk to desk as a PDF to be printed"),
        "exports.ask_cover_sheet",
    ),
    Command(
        "field_history",
        _("History of the &field…"),
        _("Show who changed the field where you are"),
        "handing.show_field_history",
        ("Ctrl+Shift+H",),
    ),
    Command(
        "versions",
        _("&Earlier versions…"),
        _("Compare the report with an earlier version and take one back"),
        "recovering.show_versions",
    ),
    Command(
        "official",
        _("My &name…"),
        _("Change the name under which your changes are recorded"),
        "handing.ask_official",
        always=True,
    ),
)

_VIEW: Final = (
    Command(
        "preview",
        _("&Printed pages"),
        _("Show or hide the printed pages beside the form"),
        "view.show_pages",
        ("F9",),
        "preview",
        checkable=True,
    ),
    Command(
        "findings",
        _("&Findings"),
        _("Show or hide what the checks have found in the report"),
        "view.show_findings",
        ("F7",),
        "warning",
        checkable=True,
    ),
    Command(
        "zoom_in",
        _("Pages &larger"),
        _("Show the printed pages larger"),
        "view.zoom",
        ("Ctrl++", "Ctrl+="),
        value="zoom_in",
    ),
    Command(
        "zoom_out", _("Pages &smaller"), _("Show the printed pages smaller"), "view.zoom", ("Ctrl+-",), value="zoom_out"
    ),
    Command(
        "zoom_width",
        _("Fit the &width"),
        _("Show the printed pages as wide as their pane"),
        "view.zoom",
        ("Ctrl+0",),
        value="fit_width",
    ),
    Command(
        "zoom_page", _("W&hole page"), _("Show one printed page at a time"), "view.zoom", ("Ctrl+9",), value="fit_page"
    ),
    Command("next_tab", _("&Next tab"), _("Show the next tab"), "view.turn_tab", ("Ctrl+PgDown",), value="1"),
    Command(
        "previous_tab",
        _("Pre&vious tab"),
        _("Show the tab before this one"),
        "view.turn_tab",
        ("Ctrl+PgUp",),
        value="-1",
    ),
    Command(
        "next_pane",
        _("Next p&ane"),
        _("Go from the form to the printed pages, to the tabs and back"),
        "view.turn_pane",
        ("F6",),
        value="1",
    ),
    Command(
        "previous_pane",
        _("Previous pan&e"),
        _("Go from the form to the tabs, to the printed pages and back"),
        "view.turn_pane",
        ("Shift+F6",),
        value="-1",
    ),
)

_LOOK: Final = (
    Command(
        "letters_larger",
        _("&Larger"),
        _("Make all letters of the program larger"),
        "view.change_letters",
        value="1",
        always=True,
    ),
    Command(
        "letters_smaller",
        _("&Smaller"),
        _("Make all letters of the program smaller"),
        "view.change_letters",
        value="-1",
        always=True,
    ),
    Command(
        "letters_normal",
        _("&Normal"),
        _("Give the program's letters their first size again"),
        "view.change_letters",
        value="0",
        always=True,
    ),
    *(
        Command(f"theme_{value}", text, tip, "view.set_theme", value=value, group="theme", always=True)
        for value, text, tip in (
            ("system", _("As the &system"), _("Light or dark, as the computer is set")),
            ("light", _("&Light"), _("Dark letters on light ground")),
            ("dark", _("&Dark"), _("Light letters on dark ground")),
        )
    ),
    Command(
        "language_th",
        "ไทย(&T)",
        _("Use the program in Thai"),
        "view.set_language",
        value="th",
        group="language",
        always=True,
    ),
    Command(
        "language_en",
        "&English",
        _("Use the program in English"),
        "view.set_language",
        value="en",
        group="language",
        always=True,
    ),
)

_HELP: Final = (
    Command(
        "guide",
        _("&Guide"),
        _("Show how it is done, beginning with what is open now"),
        "show_guide",
        ("F1",),
        always=True,
    ),
    Command("keys", _("&Keys…"), _("Show how everything is done by keyboard"), "show_keys", ("Ctrl+F1",), always=True),
    Command("about", _("&About the program…"), _("Show the version and the licences"), "show_about", always=True),
)

COMMANDS: Final = (*_FILE, *_EDIT, *_SECTION, *_HAND_OVER, *_VIEW, *_LOOK, *_HELP)
