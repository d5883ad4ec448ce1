"""One ruling after another: the rows that a case is made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from benchmarks.corpus import facets, phrases
from benchmarks.corpus.case import ESTABLISHED, Case
from benchmarks.corpus.sentences import WORDS_OF_A_SENTENCE
from benchmarks.corpus.topics import THEMES
from benchmarks.corpus.wording import impairment_of, particular_of, summary_of, title_of

if TYPE_CHECKING:
    from random import Random

    from benchmarks.corpus.reference import Reference
    from benchmarks.corpus.sentences import Pools
    from benchmarks.corpus.tables import Cell, Lines

_WORDS_BESIDE_REASONS: Final = 190  # title, legal names and the like
_WORDS_OF_A_PARTICULAR: Final = 38
_SITE_OPENED: Final = date(2023, 1, 2)  # older decisions were entered from then on
_WITH_CONDITIONS: Final = {"conditions", "interim_conditions", "undertakings"}


class Writer:
    """Writes cases into lines."""

    def __init__(self, reference: Reference, pools: Pools, lines: Lines, chance: Random) -> None:
        self.reference = reference
        self.pools = pools
        self.lines = lines
        self.chance = chance

    def write(self, case: Case) -> None:
        """All rows of one ruling; five eighths of its reasons are on the particulars."""
        beside = _WORDS_BESIDE_REASONS + _WORDS_OF_A_PARTICULAR * len(case.topics)
        sentences = max(0, round((case.words - beside) / WORDS_OF_A_SENTENCE))
        share = sentences // 8
        acts = [self.chance.choice(THEMES[topic].acts) for topic in case.topics]
        particulars = self._particulars(case, acts, sentences - 5 * share)
        self._topics(case)
        self._findings(case, particulars, share)
        self._sanctions(case, share)
        if case.is_found:
            self._factors(case)
        self._source(case)
        self._ruling(case, acts, share)

    def _reasons(self, pool: list[str], sentences: int) -> str:
        return self.pools.text(self.chance, pool, sentences) if sentences else ""

    def _label(self, case: Case) -> str:
        return self.reference.professions[case.profession][1].lower()

    def _ruling(self, case: Case, acts: list[str], share: int) -> None:
        chance = self.chance
        precision = facets.PRECISIONS.pick(chance)
        published = _published(case, chance)
        entered = f"{published or case.day} 09:00:00+00"
        self.lines.add(
            "rulings_ruling",
            case.id,
            "published" if published else chance.choice(("draft", "in_review")),
            title_of(case, self._label(case), chance),
            summary_of(case, acts, self._label(case)),
            case.office.id,
            chance.choice(case.office.committees)[0] if case.office.committees else None,
            self.reference.professions[case.profession][0],
            self.reference.settings[case.setting] if chance.random() < 0.95 else None,
            f"{case.office.short_name} {case.day.year} {case.number:07}",
            chance.choice((None, None, None, False, False, True)),
            case.hearing,
            _known(case.day, precision),
            precision,
            case.impairment,
            _component(case, chance, 0.75),
            _component(case, chance, 0.85),
            self._impairment(case, share),
            False,
            *self._harm(share),
            None,
            False,
            published,
            entered,
            entered,
            "",
        )

    def _harm(self, share: int) -> tuple[Cell, ...]:
        """People affected and harmed, who they are, and a note."""
        chance = self.chance
        if chance.random() > 0.3:
            return None, None, "", ""
        affected = chance.randrange(1, 30)
        note = self._reasons(self.pools.reasoning, min(share, 1))
        return affected, chance.randrange(affected + 1), chance.choice(phrases.UNITS), note

    def _impairment(self, case: Case, share: int) -> str:
        half = (share + 1) // 2
        texts = (
            impairment_of(case, self.chance),
            self._reasons(self.pools.remediation, half),
            self._reasons(self.pools.public, half),
        )
        return " ".join(filter(None, texts))

    def _particulars(self, case: Case, acts: list[str], sentences: int) -> list[int]:
        chance, lines = self.chance, self.lines
        labels = chance.choice(phrases.LABELS)
        each, more = divmod(sentences, len(acts))
        written = []
        for place, act in enumerate(acts):
            outcome = case.outcomes[place]
            reason = phrases.PROOF[outcome].format(act=act)
            long = self._reasons(self.pools.reasoning, each + (place < more))
            pk = lines.add_part(
                "rulings_particular",
                case.id,
                place + 1,
                labels[place],
                "fact",
                particular_of(case, act, self._label(case), chance),
                outcome,
                f"{reason} {long}".strip(),
            )
            written.append(pk)
            topic = self.reference.topics[case.topics[place]]
            lines.add_part("rulings_particular_topics", pk, topic)
        return written

    def _topics(self, case: Case) -> None:
        standing: dict[str, str] = {}
        for topic, outcome in zip(case.topics, case.outcomes, strict=True):
            if outcome in ESTABLISHED:
                standing[topic] = "proved"
            else:
                alleged = outcome == "not_stated"
                standing.setdefault(topic, "alleged" if alleged else "not_proved")
        for topic, stands in standing.items():
            self.lines.add_part(
                "rulings_rulingtopic", case.id, self.reference.topics[topic], stands
            )

    def _findings(self, case: Case, particulars: list[int], share: int) -> None:
        chance, lines = self.chance, self.lines
        outcome = "not_reached" if case.is_interim else "found" if case.is_found else "not_found"
        for place, ground in enumerate(self._grounds(case)):
            text = phrases.GROUNDS.get(ground, "").format(colleagues=chance.choice(phrases.PEERS))
            reasons = self._reasons(self.pools.reasoning, 1 if place else share)
            finding = lines.add_part(
                "rulings_finding",
                case.id,
                place + 1,
                ground,
                "not_found" if place and chance.random() < 0.5 else outcome,
                f"{text if outcome == 'found' else ''} {reasons}".strip(),
            )
            for pk in particulars[:1] if place else particulars:
                lines.add_part("rulings_findingparticular", finding, pk)

    def _grounds(self, case: Case) -> list[str]:
        """That of the case, sometimes with a second one."""
        other = "misconduct" if case.ground == "lack_of_competence" else "lack_of_competence"
        share = 0.5 if other == "misconduct" else 0.06
        if case.ground != other and other in case.office.grounds and self.chance.random() < share:
            return [case.ground, other]
        return [case.ground]

    def _sanctions(self, case: Case, share: int) -> None:
        """What was imposed, and what was considered and rejected on the way there."""
        chance = self.chance
        orders = [(case.order, True)]
        if case.is_found and not case.is_interim:
            ladder = [kind for kind in facets.LADDER if kind in case.office.orders]
            rung = ladder.index(case.order) if case.order in ladder else len(ladder)
            orders += [(kind, False) for kind in ladder[:rung] if chance.random() < 0.75]
            if case.order in {"conditions", "suspension"} and chance.random() < 0.5:
                orders += [(kind, False) for kind in ladder[rung + 1 : rung + 2]]
        for place, (kind, imposed) in enumerate(orders):
            self._sanction(case, kind, place + 1, 2 * share, imposed=imposed)

    def _sanction(
        self, case: Case, kind: str, place: int, sentences: int, *, imposed: bool
    ) -> None:
        texts = phrases.IMPOSED if imposed else phrases.REJECTED
        reasons = self._reasons(self.pools.sanction, sentences) if imposed else ""
        months = case.months if imposed else None
        is_ban = imposed and kind == "prohibition"
        sanction = self.lines.add_part(
            "rulings_sanction",
            case.id,
            place,
            kind,
            "",
            imposed,
            months,
            None,
            is_ban,
            "after two years" if is_ban else "before it ends" if months else "",
            f"{texts.get(kind, '')} {reasons}".strip(),
        )
        if imposed and kind in _WITH_CONDITIONS:
            self._conditions(case, sanction)

    def _conditions(self, case: Case, sanction: int) -> None:
        chance, lines = self.chance, self.lines
        chosen = chance.sample(phrases.CONDITIONS, k=chance.randrange(3, 8))
        for place, text in enumerate(chosen):
            words = text.format(subject=THEMES[case.topics[0]].title)
            condition = lines.add_part("rulings_condition", sanction, place + 1, words)
            if chance.random() < 0.3:
                lines.add_part(
                    "rulings_conditionphase",
                    condition,
                    chance.choice(phrases.FREQUENCIES),
                    0,
                    chance.choice((3, 6, None)),
                )

    def _factors(self, case: Case) -> None:
        chance = self.chance
        for side, kinds in self.reference.factors.items():
            number = min(len(kinds), chance.choice((0, 1, 1, 2, 3)))
            for kind in chance.sample(kinds, k=number):
                text = chance.choice(phrases.FACTORS[side]) if chance.random() < 0.5 else ""
                self.lines.add_part(
                    "rulings_factor",
                    case.id,
                    kind,
                    text.format(quality=chance.choice(("genuine", "some", "limited"))),
                    chance.choice((True, True, True, False, None)),
                )

    def _source(self, case: Case) -> None:
        chance = self.chance
        self.lines.add_part(
            "rulings_source",
            case.id,
            "determination" if chance.random() < 0.8 else "press_release",
            case.office.short_name,
            f"Determination {case.office.short_name} {case.day.year} {case.number:07}",
            f"https://determinations.example.org/{case.office.slug}/{case.number}",
            case.day + timedelta(days=chance.randrange(1, 40)),
            "",
            "",
        )
        if chance.random() < 0.02:
            self.lines.add_part(
                "rulings_correction",
                case.id,
                chance.choice(("publisher", "editor")),
                case.day + timedelta(days=chance.randrange(40, 90)),
                phrases.CORRECTION,
            )


def _published(case: Case, chance: Random) -> date | None:
    """When it was first public here; none for the few that still wait at the desk."""
    if chance.random() < 0.017:
        return None
    if case.day < _SITE_OPENED:
        return _SITE_OPENED + timedelta(days=chance.randrange(900))
    return case.day + timedelta(days=chance.randrange(14, 70))


def _known(day: date, precision: str) -> date | None:
    if precision == "":
        return None
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day


def _component(case: Case, chance: Random, share: float) -> bool | None:
    return chance.random() < share if case.impairment == "found" else None
