"""The tables and views of the file, one step a format version: SQL as data, readable without sqlite-utils.

Step *n* leads from format *n* - 1 to format *n*. A released step is never changed: the reader compares a file's
schema with it letter by letter. A later step makes a new table and copies, because what SQLite writes down after an
ALTER TABLE depends on its version. Documented for readers of the files in `docs/file-format.md`.
"""

import sqlite3
from contextlib import closing
from functools import cache
from typing import Final

from ita_desktop.storage.views import VIEWS_1, VIEWS_2

SchemaObject = tuple[str, str, str, str | None]
"""Type, name, table and SQL text of one row of `sqlite_master`."""

TABLES_1: Final = (
    """CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report (
  one INTEGER PRIMARY KEY CHECK (one = 1), -- the file holds exactly one report
  id TEXT NOT NULL CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  fiscal_year INTEGER NOT NULL, -- Buddhist era
  agency_name TEXT NOT NULL,
  agency_province TEXT NOT NULL,
  agency_division TEXT NOT NULL,
  memo_department TEXT NOT NULL,
  memo_number TEXT NOT NULL,
  memo_date TEXT CHECK (memo_date IS date(memo_date, '+0 days')),
  memo_subject TEXT NOT NULL,
  memo_to TEXT NOT NULL,
  memo_closing TEXT NOT NULL,
  memo_secrecy TEXT NOT NULL,
  memo_urgency TEXT NOT NULL,
  narrative_title TEXT NOT NULL,
  scores_overall TEXT CHECK (
    scores_overall GLOB '*[0-9]*' AND scores_overall NOT GLOB '*[^0-9.-]*'
    AND scores_overall NOT GLOB '?*-*' AND scores_overall NOT GLOB '*.*.*'),
  scores_level TEXT NOT NULL,
  measures_title TEXT NOT NULL,
  measures_layout TEXT NOT NULL CHECK (measures_layout IN ('remarks', 'responsible'))
) STRICT""",
    """CREATE TABLE memo_paragraph (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE narrative_paragraph (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE signatory (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  name TEXT NOT NULL,
  position TEXT NOT NULL, -- of the person in the office
  remark TEXT NOT NULL,
  date TEXT CHECK (date IS date(date, '+0 days')),
  remark_lines INTEGER NOT NULL CHECK (remark_lines >= 0),
  date_line INTEGER NOT NULL CHECK (date_line IN (0, 1))
) STRICT""",
    """CREATE TABLE signatory_choice (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  signatory_id TEXT NOT NULL REFERENCES signatory (id),
  text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE indicator (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  instrument TEXT NOT NULL,
  score TEXT CHECK (
    score GLOB '*[0-9]*' AND score NOT GLOB '*[^0-9.-]*'
    AND score NOT GLOB '?*-*' AND score NOT GLOB '*.*.*')
) STRICT""",
    """CREATE TABLE section (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  title TEXT NOT NULL
) STRICT""",
    """CREATE TABLE measure (
  place INTEGER PRIMARY KEY CHECK (place >= 1), -- through the whole report
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  section_id TEXT NOT NULL REFERENCES section (id),
  number TEXT NOT NULL, -- empty: counted automatically
  activity TEXT NOT NULL,
  period_start TEXT CHECK (period_start IS date(period_start, '+0 days')),
  period_end TEXT CHECK (period_end IS date(period_end, '+0 days')),
  period_text TEXT NOT NULL,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  responsible TEXT NOT NULL,
  remarks TEXT NOT NULL
) STRICT""",
    """CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE caption (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT""",
)

TABLES_2: Final = (
    """CREATE TABLE emblem (
  one INTEGER PRIMARY KEY CHECK (one = 1), -- no row: the Garuda
  kind TEXT NOT NULL CHECK (kind IN ('svg', 'png')),
  data BLOB NOT NULL
) STRICT""",
    """CREATE TABLE set_aside (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  key TEXT NOT NULL, -- of the finding
  reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE hand_over (
  place INTEGER PRIMARY KEY CHECK (place >= 1), -- the step
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at)), -- UTC
  sender_name TEXT NOT NULL,
  sender_position TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  receiver_position TEXT NOT NULL,
  note TEXT NOT NULL,
  report_digest TEXT NOT NULL,
  changes_digest TEXT NOT NULL,
  seal TEXT NOT NULL,
  accepted_at TEXT CHECK (accepted_at IS strftime('%Y-%m-%dT%H:%M:%SZ', accepted_at)),
  accepted_name TEXT NOT NULL,
  accepted_position TEXT NOT NULL
) STRICT""",
    """CREATE TABLE change (
  place INTEGER PRIMARY KEY CHECK (place >= 1),
  step INTEGER NOT NULL CHECK (step >= 0), -- the hand-over after which it was made; 0: before the first
  path TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('changed', 'added', 'removed', 'moved')),
  old TEXT,
  new TEXT,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at)),
  name TEXT NOT NULL,
  position TEXT NOT NULL
) STRICT""",
)

STEPS: tuple[tuple[str, ...], ...] = ((*TABLES_1, *VIEWS_1), (*TABLES_2, *VIEWS_2))
"""The SQL statements of each step, the oldest format first."""


def current_format() -> int:
    """Return the format version that this program writes: the `user_version` of its files."""
    return len(STEPS)


def read_objects(connection: sqlite3.Connection, limit: int = -1) -> list[SchemaObject]:
    """List at most `limit` (-1: all) tables, views, indexes and triggers; sqlite3.Error if the schema is broken."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name LIMIT ?"
    return connection.execute(query, (limit,)).fetchall()


@cache
def _objects_after(steps: tuple[tuple[str, ...], ...]) -> frozenset[SchemaObject]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in (statement for step in steps for statement in step):
            connection.execute(statement)
        return frozenset(read_objects(connection))


def expected_objects(version: int) -> frozenset[SchemaObject]:
    """Return everything that a file of format `version` (1 or more) consists of, made anew from the steps."""
    return _objects_after(STEPS[:version])
