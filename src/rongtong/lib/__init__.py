"""Plain Python that knows neither Django nor the platform."""
