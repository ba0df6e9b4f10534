// Package synthetic makes the records of sites of any size, always the same ones for
// one size and seed, distributed as real ones are: few authors have many works and
// most have one, some share their name, one work has 3,000 authors, one title in a
// hundred holds LaTeX, and an abstract has between nothing and 10,000 bytes. Names,
// words and numbers are invented. The package knows nothing of how sites are built.
package synthetic

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Everybody is how many authors the largest work has.
const Everybody = 3000

// largest is the number of the work that has Everybody as its authors.
const largest = 10

// perFile is how many works stand in one file.
const perFile = 20_000

// Site is a synthetic site. Each of its records depends on the seed, the number of
// works and the record's own number alone, so that files of any size are made
// without being held.
type Site struct {
	Works int // more than 10
	Seed  uint64
}

// Write makes content/ below dir: works, authors, venues, institutions and topics as
// JSON Lines.
func (s Site) Write(dir string) error {
	for from := 0; from < s.Works; from += perFile {
		name := fmt.Sprintf("works/works-%d.jsonl", from/perFile+1)
		if err := write(dir, name, from, min(from+perFile, s.Works), func(i int) any { return s.work(i) }); err != nil {
			return err
		}
	}
	for _, f := range []struct {
		name  string
		count int
		one   func(i int) any
	}{
		{"authors/authors.jsonl", s.people(), func(i int) any { return s.person(i) }},
		{"venues/venues.jsonl", s.venues(), func(i int) any { return s.venue(i) }},
		{"institutions/institutions.jsonl", s.institutions(), func(i int) any { return s.institution(i) }},
		{"topics/topics.jsonl", s.topics(), func(i int) any { return s.topic(i) }},
	} {
		if err := write(dir, f.name, 0, f.count, f.one); err != nil {
			return err
		}
	}
	return nil
}

// write makes a file of the records from one number up to another.
func write(dir, name string, from, to int, one func(i int) any) error {
	name = filepath.Join(dir, "content", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := from; i < to; i++ {
		if err := enc.Encode(one(i)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// The numbers of records. The people grow more slowly than the works: in anthologies
// of 1,000, 10,000 and 100,000 papers there are about 3,500, 20,000 and 100,000.
func (s Site) people() int       { return max(50, int(17*math.Pow(float64(s.Works), 0.77))) }
func (s Site) venues() int       { return 20 + s.Works/60 }
func (s Site) institutions() int { return 30 + s.Works/40 }
func (s Site) topics() int       { return min(24+s.Works/100, 400) }

// The sorts of things that chance is drawn for, each independent of the others.
const (
	ofWork = iota + 1
	ofTitle
	ofByline
	ofVolume
	ofPerson
	ofVenue
	ofInstitution
	ofTopic
)

// dice is the chance of one record.
type dice struct{ *rand.Rand }

func (s Site) dice(sort, number int) dice {
	return dice{rand.New(rand.NewPCG(s.Seed, uint64(sort)<<40|uint64(number)))}
}

// percent is true for that many in a hundred.
func (d dice) percent(n int) bool { return d.IntN(100) < n }

// zipf draws a number below n of which the small ones are the most frequent: the
// larger the head, the less so.
func (d dice) zipf(n, head int, slope float64) int {
	if n < 2 {
		return 0
	}
	return int(rand.NewZipf(d.Rand, slope, float64(head), uint64(n-1)).Uint64())
}

// one draws from a list.
func one[T any](d dice, list []T) T { return list[d.IntN(len(list))] }
