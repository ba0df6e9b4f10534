package config

import (
	"fmt"

	"lectern/generator/diag"
)

// Graph sets who is called a close collaborator, and what is shown of who and what
// belong together.
type Graph struct {
	Close    float64 `key:"close"` // the least weight
	CloseMax int     `key:"close_max" min:"0"`
}

// weightMax is more than anybody's joint works weigh.
const weightMax = 10_000

// graph reports a weight that no joint works can have.
func (l *loader) graph() {
	if least := l.cfg.Graph.Close; least < 0 || least > weightMax {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "out-of-range", Place: l.cfg.Origins["graph.close"].Place,
			Message: fmt.Sprintf("%v is no weight of joint works: from 0 to %d", least, weightMax),
			Hint:    "a work by two people counts 1, one by three counts a half"})
	}
}
