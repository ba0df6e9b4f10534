// Package cause says which inputs a build is made from, and, by comparing them with
// those of the last build, why a page was written. It knows names and digests; it
// knows nothing of how pages depend on them beyond what it is told.
package cause

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Digest is of one input.
type Digest = [16]byte

// Input is one thing that pages are made from: a record, a file, the program.
type Input struct {
	Name   string // "work one", "theme/layouts/work.html", "site.toml", "the program"
	File   string // that states it; empty where the name says so, or there is none
	Digest Digest
}

// Inputs are all of a build. Of one name there is one.
type Inputs []Input

func (in Inputs) sort() {
	slices.SortFunc(in, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
}

const header = "lectern inputs 1\n"

// Load reads what Save wrote. Nothing is known, and nil returned, where that is absent
// or not as Save wrote it.
func Load(file string) Inputs {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	body, ok := bytes.CutPrefix(src, []byte(header))
	if !ok {
		return nil
	}
	var in Inputs
	for line := range bytes.Lines(body) {
		fields := strings.SplitN(strings.TrimSuffix(string(line), "\n"), "\t", 3)
		if len(fields) != 3 {
			return nil
		}
		i := Input{Name: fields[1], File: fields[2]}
		if n, err := hex.Decode(i.Digest[:], []byte(fields[0])); err != nil || n != len(i.Digest) {
			return nil
		}
		in = append(in, i)
	}
	return in
}

// Save writes the inputs for the next build, in one step.
func (in Inputs) Save(file string) error {
	temp, err := os.CreateTemp(filepath.Dir(file), "inputs-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(in.encode())
	if cerr := temp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // the first error counts
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}

// encode writes a line for each input.
func (in Inputs) encode() []byte {
	size := len(header)
	for _, i := range in {
		size += 2*len(i.Digest) + len(i.Name) + len(i.File) + 3
	}
	b := append(make([]byte, 0, size), header...)
	for _, i := range in {
		b = append(hex.AppendEncode(b, i.Digest[:]), '\t')
		b = append(appendFlat(b, i.Name), '\t')
		b = append(appendFlat(b, i.File), '\n')
	}
	return b
}

// appendFlat appends a name that fits into a field of a line.
func appendFlat(b []byte, s string) []byte {
	from := len(b)
	b = append(b, s...)
	for i := from; i < len(b); i++ {
		if b[i] == '\t' || b[i] == '\n' {
			b[i] = ' '
		}
	}
	return b
}

// Changes is how the inputs of two builds differ.
type Changes struct {
	// Records, where set, gives the digest of the record that a card with the given digest
	// is of.
	Records map[Digest]Digest

	first   bool
	shared  []string          // what pages of any kind depend on: the program, settings, theme
	kinds   map[string]bool   // the kinds of pages that shared changes concern
	direct  map[Digest]string // by the new digest: what changed
	records []string          // all records and files that changed
}

// Prefixes of the names of inputs that are not records.
const (
	Program  = "the program"
	Settings = "site.toml"
	Theme    = "theme/"
	Kind     = "pages of the kind " // the digest of what all pages of a kind depend on
)

// Compare finds out what has changed, and sorts both. Without old inputs this is a first
// build.
func Compare(old, now Inputs) *Changes {
	old.sort()
	now.sort()
	c := &Changes{first: old == nil, kinds: map[string]bool{}, direct: map[Digest]string{}}
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case j == len(now) || i < len(old) && old[i].Name < now[j].Name:
			c.note(old[i], "is gone")
			i++
		case i == len(old) || old[i].Name > now[j].Name:
			c.note(now[j], "is new")
			j++
		default:
			if old[i].Digest != now[j].Digest {
				c.note(now[j], "has changed")
			}
			i, j = i+1, j+1
		}
	}
	return c
}

func (c *Changes) note(in Input, how string) {
	what := in.Name + " " + how
	if in.File != "" {
		what += " (" + in.File + ")"
	}
	switch kind, isKind := strings.CutPrefix(in.Name, Kind); {
	case isKind:
		c.kinds[kind] = true
	case in.Name == Program || in.Name == Settings || strings.HasPrefix(in.Name, Theme):
		c.shared = append(c.shared, what)
	default:
		c.direct[in.Digest] = what
		c.records = append(c.records, what)
	}
}

// most is how many causes of one page are named.
const most = 10

// Of says why a page of a kind is written, which is made from ingredients of the digests
// that are returned. Where none of these has changed itself (a list became shorter, a name in it
// is another), it is by way of one of all the changes, and these are named.
func (c *Changes) Of(kind string, ingredients func() []Digest) []string {
	if c.first {
		return []string{"nothing is known of an earlier build"}
	}
	var out []string
	if c.kinds[kind] {
		out = append(out, c.shared...)
	}
	for _, d := range ingredients() {
		if record, isCard := c.Records[d]; isCard {
			d = record
		}
		if what, changed := c.direct[d]; changed && !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	if len(out) == 0 {
		out = slices.Concat(c.records, c.shared)
	}
	if len(out) == 0 {
		out = []string{"the published file was not as the last build left it"}
	}
	if n := len(out); n > most {
		out = append(out[:most:most], fmt.Sprintf("and %d more", n-most))
	}
	return out
}
