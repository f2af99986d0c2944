"""One module a kind of tab; each shows a part of the report and leads to any field in it."""
