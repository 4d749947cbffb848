"""A lived-in notebook: invented people over ten years, dated from today, to look around in."""
