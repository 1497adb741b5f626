"""What each source states on the same question, side by side."""

from layers import compare
from pages.shared import show

show(compare.SCREEN)
