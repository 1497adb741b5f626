"""Every source: who issued it, when, and what was taken from it."""

from layers import sourcelist
from pages.shared import show

show(sourcelist.SCREEN)
