"""What is known of authors: kept, handed out, erased, forgotten."""
