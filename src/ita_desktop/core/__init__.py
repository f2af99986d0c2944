"""The report and its rules: plain Python without input or output."""
