"""Letters to authors who want to be told of replies: asked for, confirmed, sent, stopped."""
