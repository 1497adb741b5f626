"""Lessons, step by step."""

from layers import lessonscreen
from pages.shared import show

show(lessonscreen.SCREEN)
