package config

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lectern/generator/diag"
)

// Trust sets whether and how profiles say how well their record is evidenced.
type Trust struct {
	Show    string       `key:"show" format:"trust"` // off, level, score
	Weights TrustWeights `key:"weights"`
	Levels  TrustLevels  `key:"levels"`
}

// TrustWeights is what each signal is worth: 100 in all, of which works, topics and
// collaborators have 15 together at most.
type TrustWeights struct {
	Identifier    int `key:"identifier" min:"0" max:"100"`
	Proof         int `key:"proof" min:"0" max:"100"`
	Claimed       int `key:"claimed" min:"0" max:"100"`
	Persistent    int `key:"persistent" min:"0" max:"100"`
	Linked        int `key:"linked" min:"0" max:"100"`
	Metadata      int `key:"metadata" min:"0" max:"100"`
	Affiliation   int `key:"affiliation" min:"0" max:"100"`
	Review        int `key:"review" min:"0" max:"100"`
	Retractions   int `key:"retractions" min:"0" max:"100"`
	Works         int `key:"works" min:"0" max:"15"`
	Topics        int `key:"topics" min:"0" max:"15"`
	Collaborators int `key:"collaborators" min:"0" max:"15"`
}

// TrustLevels is the least score of each level's word; below the first stands "new".
type TrustLevels struct {
	Emerging    int `key:"emerging" min:"1" max:"100"`
	Established int `key:"established" min:"1" max:"100"`
	Strong      int `key:"strong" min:"1" max:"100"`
	Exemplary   int `key:"exemplary" min:"1" max:"100"`
}

// volumeMax is the most that works, topics and collaborators may be worth together.
const volumeMax = 15

// shows are the values of trust.show.
func shows() []string { return []string{"off", "level", "score"} }

func trustShow(s string) (string, error) {
	if !slices.Contains(shows(), s) {
		return "", fmt.Errorf("%q is no way to show trust: write one of %s", s, strings.Join(shows(), ", "))
	}
	return s, nil
}

// trust reports weights and levels that do not agree with each other.
func (l *loader) trust() {
	w, t := l.cfg.Trust.Weights, l.cfg.Trust.Levels
	sum := 0
	for _, v := range reflect.ValueOf(w).Fields() {
		sum += int(v.Int())
	}
	if sum != 100 {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "trust-weights", Place: l.writtenIn("trust.weights."),
			Message: fmt.Sprintf("the weights of trust sum up to %d, not to 100", sum),
			Hint:    "`lectern config` shows all of them, those that have their default too"})
	}
	if volume := w.Works + w.Topics + w.Collaborators; volume > volumeMax {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "trust-weights", Place: l.writtenIn("trust.weights."),
			Message: fmt.Sprintf("works, topics and collaborators weigh %d together, more than %d", volume, volumeMax),
			Hint:    "a record is not better evidenced because there is more of it"})
	}
	if t.Emerging >= t.Established || t.Established >= t.Strong || t.Strong >= t.Exemplary {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "trust-levels", Place: l.writtenIn("trust.levels."),
			Message: fmt.Sprintf("the levels of trust do not rise: emerging %d, established %d, strong %d, exemplary %d",
				t.Emerging, t.Established, t.Strong, t.Exemplary),
			Hint: "give each a higher score than the one before it"})
	}
}

// writtenIn returns the first place in site.toml that sets a key with a prefix.
func (l *loader) writtenIn(prefix string) diag.Place {
	first := diag.Place{File: File, Line: 1, Column: 1}
	found := false
	for key, o := range l.cfg.Origins {
		at := o.Place
		if !strings.HasPrefix(key, prefix) || at.File != File || at.Line == 0 {
			continue
		}
		if !found || at.Line < first.Line || at.Line == first.Line && at.Column < first.Column {
			first, found = at, true
		}
	}
	return first
}
