package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/results"
)

// options is what a command line asks for.
type options struct {
	works    []int // sizes of synthetic sites
	site     string
	modes    []string
	settings []string
	places   []place
	runs     int
	lectern  string
	hugo     string // a program, a path, or hugoOff
	json     string
	seed     uint64
}

// place is a folder to measure in.
type place struct{ name, dir string }

// hugoOff as -hugo leaves Hugo out.
const hugoOff = "off"

// leastWorks is the size below which synthetic sites have no sense.
const leastWorks = 50

func parse(args []string, help io.Writer) (options, error) {
	var o options
	var works, modes, settings, dir string
	flags := flag.NewFlagSet("lectern-bench", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&works, "works", "1000,10000", "the `sizes` of the synthetic sites, in works, with commas")
	flags.StringVar(&o.site, "site", "", "measure the site in this `folder` instead of synthetic ones; it is copied, never changed")
	flags.StringVar(&modes, "modes", strings.Join(allModes(), ","), "`what` to build: from nothing, with nothing changed, with one record changed")
	flags.StringVar(&settings, "settings", results.Parity+","+results.Whole, "the `settings` to build with: the pages that Hugo's site has, too, or all")
	flags.StringVar(&dir, "dir", "", "measure in this `folder`, and not in the temporary one and in memory")
	flags.IntVar(&o.runs, "runs", 3, "measure everything `N` times")
	flags.StringVar(&o.lectern, "lectern", "", "the lectern `program`; without it, it is built from this module")
	flags.StringVar(&o.hugo, "hugo", "hugo", "the Hugo `program`, or off")
	flags.StringVar(&o.json, "json", "", "write all figures to this `file`, too")
	flags.Uint64Var(&o.seed, "seed", 1, "the `number` that the synthetic records are drawn from")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			fmt.Fprintln(help, "lectern-bench measures whole builds and prints tables in Markdown.")
			flags.SetOutput(help)
			flags.PrintDefaults()
		}
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("there is no argument %q, only flags", flags.Arg(0))
	}
	if o.runs < 1 {
		return o, fmt.Errorf("-runs must be at least 1, not %d", o.runs)
	}
	var err error
	if o.works, err = numbers(works); err != nil {
		return o, err
	}
	if o.modes, err = choice("-modes", modes, allModes()); err != nil {
		return o, err
	}
	if o.settings, err = choice("-settings", settings, []string{results.Parity, results.Whole}); err != nil {
		return o, err
	}
	if o.site != "" {
		if _, err := os.Stat(filepath.Join(o.site, "site.toml")); err != nil {
			return o, fmt.Errorf("-site %s: there is no site.toml", o.site)
		}
	}
	o.places, err = places(dir)
	return o, err
}

// allModes are the modes in the order in which they are measured: each finds what
// the ones before it left.
func allModes() []string { return []string{results.Full, results.NoChange, results.OneChange} }

// numbers reads sizes: "1000,10000", smallest first.
func numbers(list string) ([]int, error) {
	var all []int
	for word := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < leastWorks {
			return nil, fmt.Errorf("-works: %q is not a number of at least %d", word, leastWorks)
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// choice reads words of which each must be known; they come in the known order.
func choice(name, list string, known []string) ([]string, error) {
	var asked []string
	for word := range strings.SplitSeq(list, ",") {
		word = strings.TrimSpace(word)
		if !slices.Contains(known, word) {
			return nil, fmt.Errorf("%s: %q is none of %s", name, word, strings.Join(known, ", "))
		}
		asked = append(asked, word)
	}
	return slices.DeleteFunc(slices.Clone(known), func(w string) bool { return !slices.Contains(asked, w) }), nil
}

// places are the folders to measure in: the one asked for, or the temporary folder
// and memory, where there is such.
func places(dir string) ([]place, error) {
	named := func(dir string) place {
		if measure.IsMemory(dir) {
			return place{"memory", dir}
		}
		return place{"disk", dir}
	}
	if dir != "" {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() {
			return nil, fmt.Errorf("-dir %s is not a folder", dir)
		}
		return []place{named(dir)}, nil
	}
	all := []place{named(os.TempDir())}
	if memory := measure.InMemory(); memory != "" && all[0].name == "disk" {
		all = append(all, place{"memory", memory})
	}
	return all, nil
}
