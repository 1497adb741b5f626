"""Who speaks about what, when and where; silence is shown as silence."""

from layers import coverage
from pages.shared import show

show(coverage.SCREEN)
