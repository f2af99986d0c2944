"""What can still be read of a damaged report file, without SQLite: pages, rows, and the report that they make.

```
bytes ── pages ──► records ── finding ──► rows of tables ── mending ──► legal rows ── rows ──► Report
                              (shapes)                      (losses: what is told)
```
"""
