package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// starters holds a small site for each preset. They are invented from end to end,
// and say so.
//
//go:embed all:new
var starters embed.FS

func presets() []string { return []string{"person", "institution", "anthology"} }

func newNew() *cobra.Command {
	var preset string
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Make a folder with a site to start from",
		Long: "Make a folder with a small invented site to start from: a researcher's own profile (person), " +
			"the staff pages of an institution, or the papers of a society (anthology). It can be built at once.",
		Args: oneArg("the folder to make"),
		RunE: func(cmd *cobra.Command, args []string) error {
			starter, err := fs.Sub(starters, "new/"+preset)
			if _, serr := fs.Stat(starters, "new/"+preset+"/site.toml"); err != nil || serr != nil {
				return fmt.Errorf("--preset must be %s, not %q", strings.Join(presets(), " or "), preset)
			}
			return create(args[0], starter)
		},
	}
	cmd.Flags().StringVar(&preset, "preset", "person", "`kind` of site: "+strings.Join(presets(), ", "))
	must(cmd.RegisterFlagCompletionFunc("preset", fixed(presets())))
	return cmd
}

// create copies a starter site into a folder that is empty or not there.
func create(dir string, starter fs.FS) error {
	there, err := os.ReadDir(dir)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return machine(err)
	case len(there) > 0:
		return &failure{exitUsage, fmt.Errorf("%s is not empty, so nothing was written there (name a folder that is empty or not there)", dir)}
	}
	if err := os.CopyFS(dir, starter); err != nil {
		return machine(err)
	}
	fmt.Fprintf(os.Stderr, "a site to start from is in %s: its people and works are invented, replace them\n"+
		"build it with: lectern build --site %s\n", filepath.Clean(dir), filepath.Clean(dir))
	return nil
}
