"""Acts of states and bodies that the sources speak of, who acted, and what each source says of an act.

One class is one row of a data file. What an act is stands in `acts.csv`, once for all sources; what one source says of
it stands in `mentions.csv`. Levels and positions are terms of vocabularies.csv.
"""

from typing import Annotated

from geodata.dates import EdtfDate
from geodata.fields import OfVocabulary, Record, References, Since, Slug, Slugs, Text, Texts
from geodata.model import DateBasis


class Body(Record):
    """A parliament, organisation, office or person that acts in a claim; countries and US states are places."""

    id: Slug
    """Id of the body"""
    title: Text
    """Its name in our words"""
    level: Annotated[Slug, OfVocabulary("level")]
    """What kind of body it is: a level of vocabularies.csv"""
    place: Annotated[Slug | None, References("places")] = None
    """Id of the country or US state it belongs to; empty for others"""
    within: Annotated[Slug | None, References("bodies")] = None
    """Id of the body it is an organ of"""
    names: Texts = ()
    """Its names as the texts write them, joined by ;"""


class Act(Record):
    """A resolution, statement, proclamation, decree, law, ruling, speech or the like, whoever speaks of it."""

    id: Slug
    """Id of the act"""
    actor: Annotated[Slug, References("places", "bodies")]
    """Who acted: id of a country or US state in places.csv, or of a body in bodies.csv; a body without place whose id
    begins with unnamed- stands for actors that a text leaves without a name"""
    body: Annotated[Slug | None, References("bodies")] = None
    """Id of the organ that acted; empty where no text names one"""
    level: Annotated[Slug, OfVocabulary("level")]
    """Who acted for it: a level of vocabularies.csv"""
    form: Annotated[Text | None, OfVocabulary("form")] = None
    """Form of the act: a form of vocabularies.csv; empty where no text gives one"""
    when: EdtfDate | None = None
    """Date of the act, the most precise that a text gives, or documentation where no text speaks of it; EDTF as in
    claims.csv"""
    date_basis: DateBasis
    """How the date was obtained, as in claims.csv"""
    note: str | None = None
    """What is to be known of the row: what may be the same act, what is open"""


class Mention(Record):
    """What one source says of an act."""

    act: Annotated[Slug, References("acts")]
    """Id of the act"""
    source: Annotated[Slug, References("sources")]
    """Id of the source that speaks of it"""
    position: Annotated[Slugs, OfVocabulary("position")] = ()
    """What the act does, as this source says: positions of vocabularies.csv, joined by ;"""
    level: Annotated[Slug | None, OfVocabulary("level"), Since("2.2")] = None
    """Who acted, as this source says: a level of vocabularies.csv; filled in for documentation"""
    word: Text | None = None
    """The source's own words for what is recognised, condemned or otherwise meant"""
    claims: Annotated[Slugs, References("claims")]
    """Ids of this source's claims that speak of the act, joined by ;"""
