"""The lines of a page that nobody wrote as part of the article.

Each rule describes a whole line. A line that no rule knows stays: losing the journalist's
words is worse than keeping a stray link, which carries no value anyway.
"""

from __future__ import annotations

import re

from rulings.reading.dates import MOMENT

LONGEST_LINE = 400
"""Furniture is short; longer lines are prose and are not even looked at."""


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_AGENCIES = (
    r"Fotolia|Shutterstock|Getty ?Images|iStock(?:photo)?|Alamy|Adobe ?Stock|Rex Features|"
    r"PA (?:Wire|Images|Archive|Media)|Unsplash|Pixabay|Flickr|Science Photo Library"
)
_NETWORKS = r"Facebook|Twitter|X|LinkedIn|WhatsApp|Email|E-mail|Pinterest|Reddit|Messenger"

_PICTURES = (
    r"\W*(?:main |file |stock |library )?(?:photo(?:graph)?s?|pictures?|pics?|images?|"
    r"illustration|caption)(?: credit| courtesy| by)?\W{0,2}(?::|©|by\b|from\b)[^\n]{0,150}",
    r"\W*credit ?:[^\n]{0,120}",
    rf"[^\n]{{0,120}}(?:/|\(|:|©|\bvia |\bfrom |, )\W*(?:{_AGENCIES})\W*",
    rf"\W*(?:{_AGENCIES})\W*",
    r"\W*(?:posed by models?|stock (?:image|photo|picture)|file (?:image|photo|picture)|"
    r"generic (?:image|photo|picture)|library (?:image|photo|picture))\W*",
    r"(?-i:[a-z][a-z-]{0,20})",
)
_SHARING = (
    r"(?:share|tweet|post|send)(?: (?:this|on|via|to|by|article|story|page|with|"
    r"it)\b[^.\n]{0,60})?\W*",
    rf"(?:share (?:on|via) )?(?:{_NETWORKS})(?:[ ,|/]+(?:{_NETWORKS}))*\W*",
    r"(?:email|print|save|bookmark|copy link|copy url|listen|comments?|reply|like|view comments)"
    r"(?: (?:this|to|article|page|for later)[^.\n]{0,40})?\W*",
    r"\d[\d,.k]* (?:shares?|views?|likes?|reads?|comments?)\W*",
    r"\d{1,2}[ -]min(?:ute)?s?(?: read)?\W*",
)
_INVITATIONS = (
    r"(?:register|book|sign up|subscribe|join|buy|download|click|tap|apply|enter)"
    r" (?:now|here|today|your|up|us|to our|to the|for (?:free|our)|tickets|below)\b[^\n]{0,380}",
    r"(?:subscribe|register|sign in|log ?in|sign up|sign out|my account|donate|advertise)\W*",
    rf"(?:follow|like|find) (?:us|[\w ]{{1,30}}?) on (?:{_NETWORKS})\b[^\n]{{0,120}}",
    r"(?:get|receive|want) (?:our|the latest|more|all the latest|daily|the best)\b[^\n]{0,200}",
    r"(?:find out more|learn more|for more information|to find out more|more information)\b"
    r"[^\n]{0,200}",
    r"(?:don't|do not) miss\b[^\n]{0,200}",
    r"[^\n]{0,200}\b(?:our|weekly|daily|free) (?:e-?mail )?newsletters?\b[^\n]{0,120}",
    r"advert(?:isement|ising)?\W*|sponsored(?: content| by)?\b[^.\n]{0,60}|promoted\b[^.\n]{0,60}",
    r"(?:by|when) (?:signing|you sign) up\b[^\n]{0,200}",
    r"have you been affected\b[^\n]{0,200}|do you have a story\b[^\n]{0,200}",
    r"(?:contact|email|call|write to) (?:us|our newsroom|the newsroom)\b[^\n]{0,200}",
)
_NAVIGATION = (
    r"(?:skip to|jump to|back to|return to) [\w ]{1,40}",
    r"(?:home|news|menu|search|jobs|opinion|features|events|archive|latest|comment|sections?|"
    r"navigation|close|open|next|previous|more|top|local news|uk news|health|education|contact us|"
    r"about us|privacy(?: policy)?|terms(?: and conditions| of use)?|cookies?(?: policy)?|loading|"
    r"accessibility|sitemap|faqs?|breaking(?: news)?|exclusive|analysis)\W*",
    r"(?:home|news)(?: ?[>»/|›] ?[^>»/|›.\n]{1,60}){1,6}",
    r"(?:←|→|«|»|‹|›|<|>)[^.\n]{0,120}|[^.\n]{0,120}(?:→|»|›)",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|tagged)\b ?:?[^.\n]{0,200}",
    r"(?:we use cookies|this (?:site|website) uses|accept (?:all )?cookies|cookie "
    r"settings)\b[^\n]{0,300}",
    r"(?:copyright|©|all rights reserved)[^\n]{0,200}",
    r"https?://\S+|www\.\S+",
)
_REFERENCES = (
    r"(?:read|see|view|watch|listen to)(?: also| more| next| on| the full| the panel's full|"
    r" the full)?(?: (?:story|decision|ruling|determination|article|report))?(?: here)?\W*",
    r"(?:read|see)(?: more| also| next| now| this)\b ?:?[^\n]{0,200}",
    r"(?:also read|see also|related|related (?:story|article|link|content)s?|in other news|"
    r"more on this(?: story)?|further reading|elsewhere)\b ?:[^\n]{0,200}",
    r"(?:related|read more|see also|also read|more on this(?: story)?|further reading|"
    r"elsewhere)\W*",
    r"(?:read|see|click) (?:the |our )?(?:full |panel's )?[\w' ]{0,40}\bhere\W*",
)
_BYLINES = (
    r"(?:words )?(?-i:By|BY|by:):? (?-i:[A-Z@])[^.\n]{1,80}",
    r"(?:reporter|author|written by|posted by|published by|story by)\b ?:?[^.\n]{0,100}",
    rf"(?:(?:first )?published|posted|updated|last (?:updated|modified)|date|created)?"
    rf" ?:?(?: on)? ?(?:{MOMENT})\b[^.\n]{{0,80}}",
    rf"[^.\n]{{2,60}}(?: on | - | \| |, | · | • )(?:{MOMENT})\b[^.\n]{{0,60}}",
    r"(?:first )?(?:published|posted|updated|last updated)\b ?:? [^.\n]{0,60}",
    r"\d{1,2} (?:hours?|days?|weeks?|months?|years?) ago\W*",
    r"[\w .'-]{3,50}, [\w ]{0,30}(?:reporter|correspondent|editor)\b[^.\n]{0,40}",
    r"(?:reporter|correspondent|editor|local democracy reporter(?:ing service)?)\W*",
)

_FURNITURE = _lines(
    *_PICTURES,
    *_SHARING,
    *_INVITATIONS,
    *_NAVIGATION,
    *_REFERENCES,
    *_BYLINES,
)
_BYLINE = _lines(*_BYLINES)

_ENDS = _lines(
    r"more from\b[^.\n]{0,80}",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading)?|"
    r"most (?:read|popular|viewed|commented|shared)|trending(?: now)?|what to read next|"
    r"latest (?:jobs|news|stories|articles|headlines)|top stories|popular (?:posts|stories)|"
    r"related (?:articles?|stories|posts|content|news|links|topics)|more (?:stories|news|articles)|"
    r"read (?:next|these next)|from the web|around the web|sponsored links|events|upcoming "
    r"events)\W*",
    r"(?:leave a (?:reply|comment)|comments are closed|comments? closed|add (?:your|a) comment|"
    r"post a comment|join the (?:conversation|discussion)|have your say|click here to cancel reply|"
    r"no comments(?: yet)?|be the first to comment)\b[^\n]{0,100}",
    r"about the author\W*",
)
_PUBLISHER = re.compile(r"more from (?P<publisher>[A-Z][^.\n:]{2,60})", re.IGNORECASE)
_NOT_A_PUBLISHER = re.compile(
    r"the (?-i:[a-z])"
    r"|(?:this|our|us|around|across|in|on|by|author|section|category|news|local|your)\b",
    re.IGNORECASE,
)
_RULE_LINE = re.compile(r"[\W_]{0,400}")


def _plainly(line: str) -> str:
    return line.strip().replace("’", "'").replace("\u00a0", " ")


def is_furniture(line: str) -> bool:
    """Whether the whole line belongs to the page and not to the article."""
    words = _plainly(line)
    if len(words) > LONGEST_LINE:
        return False
    return bool(_RULE_LINE.fullmatch(words) or _FURNITURE.fullmatch(words))


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the article, or when."""
    words = _plainly(line)
    return len(words) <= LONGEST_LINE and _BYLINE.fullmatch(words) is not None


def ends_article(line: str) -> bool:
    """Whether nothing after this line belongs to the article."""
    words = _plainly(line)
    return len(words) <= LONGEST_LINE and _ENDS.fullmatch(words) is not None


def publisher_named_in(line: str) -> str:
    """The publisher that a "More from ..." line names, or the empty string."""
    words = _plainly(line)
    found = _PUBLISHER.fullmatch(words) if len(words) <= LONGEST_LINE else None
    if found is None or _NOT_A_PUBLISHER.match(found["publisher"]):
        return ""
    return found["publisher"].strip()
