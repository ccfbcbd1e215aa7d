"""What customers are worth: the forecast with its ranges, equity, value curves, value at stake."""
