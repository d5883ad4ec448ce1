"""Letters about replies, from the question to the button that stops them."""
