"""What an evaluator writes. No text with an address or a personal number goes further."""
