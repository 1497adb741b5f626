"""Acts of states and bodies: which states sources name, when, and what each source says of every act."""

from layers import acts
from pages.shared import show

show(acts.SCREEN)
