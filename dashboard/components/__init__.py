"""Small pieces of the page that Streamlit has not, each with its own script or style sheet."""
