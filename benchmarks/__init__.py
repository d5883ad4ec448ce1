"""How fast the site answers, measured on a server like the one that serves readers."""
