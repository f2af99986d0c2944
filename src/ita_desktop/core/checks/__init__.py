"""What is wrong with a report, as far as a program can tell: findings, which warn and never keep from printing."""

from ita_desktop.core.checks.checker import Checker, find, open_findings
from ita_desktop.core.checks.finding import SEVERITY_NAMES, Finding, Mend, Severity
from ita_desktop.core.checks.mends import mend_all
from ita_desktop.core.checks.rules import RULES

__all__ = ["RULES", "SEVERITY_NAMES", "Checker", "Finding", "Mend", "Severity", "find", "mend_all", "open_findings"]
