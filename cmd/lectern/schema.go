package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lectern/generator"
)

func newSchema() *cobra.Command {
	kinds := generator.SchemaKinds()
	return &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the form of a kind of record, or of site.toml, as JSON Schema",
		Long: "Print the form of a kind of record, or of site.toml, as JSON Schema for editors to check and complete with. " +
			"The kinds are " + strings.Join(kinds, ", ") + "; without one, print all of them under their names.",
		ValidArgs: kinds,
		Args:      cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var schema any
			if len(args) == 1 {
				if !slices.Contains(kinds, args[0]) {
					return fmt.Errorf("no schema of %q, but of %s", args[0], strings.Join(kinds, ", "))
				}
				schema = generator.Schema(args[0])
			} else {
				all := map[string]any{}
				for _, kind := range kinds {
					all[kind] = generator.Schema(kind)
				}
				schema = all
			}
			enc := json.NewEncoder(cmd.OutOrStdout())
			enc.SetIndent("", "  ")
			enc.SetEscapeHTML(false)
			return machine(enc.Encode(schema))
		},
	}
}
