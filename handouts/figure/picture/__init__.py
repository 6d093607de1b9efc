"""The drawing as a whole: floor, figure, arrows and paper."""
