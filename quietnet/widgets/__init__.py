"""What you see: widgets drawn from given data, telling facts upwards."""
