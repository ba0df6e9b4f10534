package publication

import "lectern/generator/scholar"

func title(s string) scholar.Text { return scholar.Text{Source: s} }
