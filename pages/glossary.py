"""What words mean here, and who uses contested ones how."""

from layers import glossary
from pages.shared import show

show(glossary.SCREEN)
