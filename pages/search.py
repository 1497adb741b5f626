"""Places, sources and statements that words find."""

from layers import searching
from pages.shared import show

show(searching.SCREEN)
