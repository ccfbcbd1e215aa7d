"""What the owner sees: the only package that imports streamlit and plotly."""
