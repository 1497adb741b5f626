"""Exercises on what sources say; what is written stays in the browser."""

from layers import exercises
from pages.shared import show

show(exercises.SCREEN)
