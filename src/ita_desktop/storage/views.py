"""The stable read-only views of the file, for Datasette, DuckDB and scripts that read many handed-in files.

Each begins with the same four columns, so that the same view of thousands of files can be stacked. A released view
keeps its name, its columns and their order; later formats only add. Documented in `docs/file-format.md`.

Numbers are cast to DOUBLE, which is REAL to SQLite; as REAL, DuckDB would read 99.76 as 99.76000213623047.
"""

from typing import Final

VIEWS_1: Final = (
    """CREATE VIEW v_report AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  agency_division AS division, memo_department AS department, memo_number, memo_date, memo_subject AS subject,
  memo_to AS addressee, memo_closing AS closing, memo_secrecy AS secrecy, memo_urgency AS urgency, narrative_title,
  scores_overall AS overall, CAST(scores_overall AS DOUBLE) AS overall_value, scores_level AS level,
  measures_title, measures_layout,
  (SELECT count(*) FROM signatory) AS signatory_count, (SELECT count(*) FROM indicator) AS indicator_count,
  (SELECT count(*) FROM section) AS section_count, (SELECT count(*) FROM measure) AS measure_count,
  (SELECT value FROM meta WHERE key = 'program') AS program
FROM report""",
    """CREATE VIEW v_paragraphs AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  'memo' AS part, place, text
FROM report CROSS JOIN memo_paragraph
UNION ALL
SELECT
  report.id, fiscal_year, agency_name, agency_province,
  'narrative', place, text
FROM report CROSS JOIN narrative_paragraph""",
    """CREATE VIEW v_signatories AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  signatory.id AS signatory_id, place, name, position, remark, date, remark_lines, date_line
FROM report CROSS JOIN signatory""",
    """CREATE VIEW v_choices AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  signatory_id, row_number() OVER (PARTITION BY signatory_id ORDER BY place) AS place, text
FROM report CROSS JOIN signatory_choice""",
    """CREATE VIEW v_scores AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  place, number, name AS indicator, instrument, score, CAST(score AS DOUBLE) AS score_value
FROM report CROSS JOIN indicator""",
    """CREATE VIEW v_sections AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  section.id AS section_id, place, title,
  (SELECT count(*) FROM measure WHERE section_id = section.id) AS measure_count
FROM report CROSS JOIN section""",
    """CREATE VIEW v_measures AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  measure.id AS measure_id, section_id, section.place AS section_place, section.title AS section,
  row_number() OVER (PARTITION BY section_id ORDER BY measure.place) AS place,
  number, activity, period_start, period_end, period_text, summary, outcome, responsible, remarks
FROM report CROSS JOIN section JOIN measure ON section_id = section.id""",
    """CREATE VIEW v_settings AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  key, value
FROM report CROSS JOIN setting""",
    """CREATE VIEW v_captions AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  place, key, text
FROM report CROSS JOIN caption""",
)

VIEWS_2: Final = (
    """CREATE VIEW v_hand_overs AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  place, at, sender_name AS sender, sender_position, receiver_name AS receiver, receiver_position, note,
  accepted_at, accepted_name AS accepted_by, accepted_position, report_digest, changes_digest, seal
FROM report CROSS JOIN hand_over""",
    """CREATE VIEW v_changes AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  step, place, path, kind, old, new, at, name, position
FROM report CROSS JOIN change""",
    """CREATE VIEW v_set_aside AS
SELECT
  report.id AS report_id, fiscal_year, agency_name AS agency, agency_province AS province,
  place, key, reason
FROM report CROSS JOIN set_aside""",
)
