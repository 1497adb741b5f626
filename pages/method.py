"""How sources were found, read, compared and checked; what is missing, which errors were found, and what changed."""

from layers import method
from pages.shared import show

show(method.SCREEN)
