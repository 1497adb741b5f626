"""Questions that several sources answer, which claims and figures answer them, and what was looked for in vain.

One class is one row of a data file. Two answers are the same where they give the same number, or bear the same short
answer; whoever ties a claim to a question says no more than that it speaks of the same thing.
"""

from typing import Annotated, Literal

from geodata.fields import OfVocabulary, Record, References, Since, Slug, Slugs, Text, Texts


class Question(Record):
    """Something that several sources speak of."""

    id: Slug
    """Id of the question"""
    title: Text
    """The question in words"""
    several: Literal["yes"] | None = None
    """Whether several answers can hold at once, so that another answer is no contradiction; empty where not"""
    topic: Annotated[Slug | None, OfVocabulary("topic"), Since("2.2")] = None
    """The topic with which it stands, a topic of vocabularies.csv; empty where it is that of its first answer"""


class Answer(Record):
    """A claim, or a figure in it, that answers a question."""

    question: Annotated[Slug, References("questions")]
    """Id of the question"""
    claim: Annotated[Slug, References("claims")]
    """Id of the claim"""
    measure: str | None = None
    """Measure of the claim's figure that is the answer; empty where the statement is"""
    answer: Annotated[Slug | None, OfVocabulary("answer")] = None
    """The answer in short, the same for sources that say the same; empty where the number alone is the answer"""

    party: Text | None = None
    """Whose number or statement it is, where a source that speaks for no side passes on that of one: id of a country in
    places.csv or of a perspective in vocabularies.csv"""

    @property
    def figure(self) -> str | None:
        """The key of the figure that is the answer, if a figure is."""
        return f"{self.claim}/{self.measure}" if self.measure else None


class Sum(Record):
    """Numbers of one source that can be added up, beside the number that the source gives for the whole."""

    id: Slug
    """Id of the sum"""
    title: Text
    """What is added up, as a question"""
    whole: Text
    """The figure that gives the whole, as claim/measure"""
    parts: Texts
    """The figures that are added up, as claim/measure, joined by ;"""
    complete: Literal["yes"] | None = None
    """Whether the source says or shows that these are all parts; empty where there may be others"""


class NotFound(Record):
    """Something that was looked for outside the texts and not found; it says nothing of whether there is any."""

    id: Slug
    """Id of the row"""
    text: Text
    """What was looked for and not found, in a sentence"""
    claims: Annotated[Slugs, References("claims")] = ()
    """Ids of the claims beside which it is said, joined by ;"""
    acts: Annotated[Slugs, References("acts")] = ()
    """Ids of acts: it is said beside every claim that speaks of one, joined by ;"""
    questions: Annotated[Slugs, References("questions")] = ()
    """Ids of questions: it is said beside every claim that answers one, joined by ;"""
