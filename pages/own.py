"""A teacher's own lesson."""

from layers import ownlesson
from pages.shared import show

show(ownlesson.SCREEN)
