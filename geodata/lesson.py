"""Lessons: steps that lead a class through the map, each with an address, a text and a question.

One file a lesson, below `lessons/` in the data folder. A lesson asserts nothing about the events either: what it says
of them is a source's, and what it shows is an address of the map.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from geodata.fields import Record, Slug, Slugs, Text

Form = Literal["alone", "pairs", "groups", "class"]


class Show(Record):
    """Something that a step shows: a view of the map, or a screen."""

    title: Text
    """What it is, in a few words"""
    query: str | None = None
    """The query of a view of the map; empty where a screen is shown"""
    page: Text | None = None
    """The address of a screen below the app's, such as compare?topic=khojaly-deaths"""

    @model_validator(mode="after")
    def _one(self) -> "Show":
        if (self.query is None) == (self.page is None):
            raise ValueError("shows not one thing: give either query or page")
        return self

    @property
    def exercise(self) -> str | None:
        """The query of the exercise that is shown, if one is."""
        name, _, query = (self.page or "").partition("#")[0].partition("?")
        return query if name == "exercises" and query else None


class Step(Record):
    """One step of a lesson."""

    id: Slug
    """Id of the step, once in its lesson"""
    title: Text
    """Its heading"""
    minutes: Annotated[int, Field(ge=1, le=60)]
    """How long it takes"""
    form: Form
    """How the class works on it"""
    text: tuple[Text, ...]
    """What is said, a paragraph each"""
    question: Text
    """The question that leads it"""
    hints: tuple[Text, ...] = ()
    """What helps on, hidden until it is asked for"""
    note: Text | None = None
    """For the teacher: what to look for, and what to leave open"""
    shows: Annotated[tuple[Show, ...], Field(max_length=6)] = ()
    """What is shown, in order"""
    claims: Annotated[Slugs, Field(max_length=20)] = ()
    """Ids of the statements that are read in it"""
    terms: Slugs = ()
    """Ids of words of the glossary that are needed in it"""


class Lesson(Record):
    """A lesson for one class."""

    id: Slug
    """Id of the lesson, and the name of its file"""
    title: Text
    """Its title"""
    question: Text
    """The open question that leads it: about sources, never whether something happened or what to call it"""
    summary: Text | None = None
    """What is learnt, in a sentence"""
    content_note: Text | None = None
    """What the class should know beforehand"""
    definitions: tuple[tuple[Text, Text], ...] = ()
    """Terms that are needed, with what they mean"""
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=20)]
    """The steps, in order"""

    @property
    def minutes(self) -> int:
        """How long all steps take."""
        return sum(step.minutes for step in self.steps)
