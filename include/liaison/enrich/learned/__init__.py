"""What a small statistical model, learned from labelled sentences, says beside the rules."""
