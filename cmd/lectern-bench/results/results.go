// Package results holds the figures of a comparison and prints them as tables in
// Markdown or as JSON. It knows nothing of how they were measured.
package results

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"time"

	"lectern/cmd/lectern-bench/measure"
)

// The programs that are compared.
const (
	Lectern = "lectern"
	Hugo    = "hugo"
	Floor   = "floor" // the same files, written and nothing else
)

// The modes of a build.
const (
	Full      = "full"
	NoChange  = "no-change"
	OneChange = "one-change"
)

// The settings that sites are built with.
const (
	Parity = "parity" // the pages that Hugo's site has, too
	Whole  = "whole"  // everything that Lectern makes by default
)

// Results is everything that one call measured.
type Results struct {
	Machine Machine  `json:"machine"`
	Cases   []*Case  `json:"cases"`
	Trees   []Tree   `json:"trees"` // the sites of Lectern and of Hugo, by sort of file
	Notes   []string `json:"notes"` // what was left out, and why
}

// Machine is where it was measured, and with what.
type Machine struct {
	System     string `json:"system"` // linux/amd64
	Processors int    `json:"processors"`
	Go         string `json:"go"`
	Lectern    string `json:"lectern"`
	Hugo       string `json:"hugo,omitempty"`
}

// Case is one thing measured several times.
type Case struct {
	Site     string           `json:"site"`  // "10,000 works", or the name of a folder
	Works    int              `json:"works"` // 0: not known
	Settings string           `json:"settings"`
	Place    string           `json:"place"` // "disk", "memory"
	Mode     string           `json:"mode"`
	Program  string           `json:"program"`
	Runs     []measure.Sample `json:"runs"`
}

// Tree counts the files of two sites of the same records.
type Tree struct {
	Site    string         `json:"site"`
	Lectern map[string]int `json:"lectern"`
	Hugo    map[string]int `json:"hugo"`
}

// Case finds what was measured under these words and makes it where it is new.
func (r *Results) Case(like Case) *Case {
	if found := r.find(like); found != nil {
		return found
	}
	c := like
	r.Cases = append(r.Cases, &c)
	return &c
}

func (r *Results) find(like Case) *Case {
	i := slices.IndexFunc(r.Cases, func(c *Case) bool {
		return c.Site == like.Site && c.Settings == like.Settings && c.Place == like.Place && c.Mode == like.Mode && c.Program == like.Program
	})
	if i < 0 {
		return nil
	}
	return r.Cases[i]
}

// beside finds what another program needed for the same.
func (r *Results) beside(c *Case, program string) *Case {
	like := *c
	like.Program = program
	return r.find(like)
}

// WriteJSON writes all figures.
func (r *Results) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

func wall(s measure.Sample) time.Duration { return s.Wall }
func cpu(s measure.Sample) time.Duration  { return s.CPU }
func memory(s measure.Sample) int64       { return s.Memory }

// least and median are those of one figure over the runs of a case, of which there
// is one at least.
func least[T cmp.Ordered](c *Case, of func(measure.Sample) T) T { return sorted(c, of)[0] }

func median[T cmp.Ordered](c *Case, of func(measure.Sample) T) T {
	return sorted(c, of)[(len(c.Runs)-1)/2]
}

func sorted[T cmp.Ordered](c *Case, of func(measure.Sample) T) []T {
	all := make([]T, len(c.Runs))
	for i, s := range c.Runs {
		all[i] = of(s)
	}
	slices.Sort(all)
	return all
}
