"""Parts of the page that other people write."""
