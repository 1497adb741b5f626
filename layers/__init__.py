"""Evidence to map: styles, the map page, the cards of the panel, and the bridge to the browser."""
