"""British and American spelling: a search for one finds the other.

PostgreSQL's stemmer takes endings away after this, so one beginning covers a family: ``behaviour``
stands for ``behaviours`` and ``behavioural`` too. What the stemmer makes one anyway (travelled,
traveled) is not listed. A form that no one writes is harmless: it finds nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Beginnings of words, British then American.
_LISTED = """
ageing/aging anaemi/anemi anaesth/anesth behaviour/behavior caesarean/cesarean candour/candor
catalogue/catalog centimetre/centimeter centre/center colour/color defence/defense
demeanour/demeanor diarrhoea/diarrhea dialogue/dialog endeavour/endeavor enquir/inquir
enrol/enroll faec/fec favour/favor fibre/fiber flavour/flavor foet/fet fulfil/fulfill
glycaem/glycem grey/gray gynaecolog/gynecolog haem/hem harbour/harbor honour/honor humour/humor
hyperglycaem/hyperglycem hypoglycaem/hypoglycem instal/install instil/instill ischaem/ischem
judgement/judgment kilometre/kilometer labour/labor leukaem/leukem licence/license litre/liter
manoeuvr/maneuver metre/meter millilitre/milliliter millimetre/millimeter
misbehaviour/misbehavior mould/mold neighbour/neighbor odour/odor oedema/edema oesophag/esophag
oestrogen/estrogen offence/offense orthopaed/orthoped paedophil/pedophil paediatr/pediatr
practis/practic pretence/pretense programme/program rigour/rigor rumour/rumor sceptic/skeptic
septicaem/septicem skilful/skillful sulph/sulf theatre/theater tumour/tumor uraem/urem
vapour/vapor vigour/vigor wilful/willful
"""
_BEGINNINGS = [pair.partition("/")[::2] for pair in _LISTED.split()]
_SWAPS = dict(_BEGINNINGS) | {american: british for british, american in _BEGINNINGS}

# organise, organize; analyse, analyze; with their endings.
_ISE = re.compile(r"(\w{3,}[iy])([sz])(e|ed|er|ers|es|ing|able|ation|ations|ational)")
_OTHER = {"s": "z", "z": "s"}


@lru_cache(maxsize=10_000)
def spellings(word: str) -> tuple[str, ...]:
    """The word as typed, and as it is spelled on the other side of the Atlantic."""
    beginning = max((start for start in _SWAPS if word.startswith(start)), key=len, default="")
    swapped = _SWAPS.get(beginning, "") + word.removeprefix(beginning)
    ending = _ISE.fullmatch(word)
    other = f"{ending[1]}{_OTHER[ending[2]]}{ending[3]}" if ending else word
    return tuple(dict.fromkeys((word, swapped, other)))
