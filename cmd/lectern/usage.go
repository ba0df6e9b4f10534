package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lectern/generator/diag"
)

// newHelp prints the help of a verb, for those who write "help build" rather than
// "build --help".
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print what a command does",
		Args:  cobra.MaximumNArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range cmd.Root().Commands() {
				if c.IsAvailableCommand() && len(args) == 0 {
					names = append(names, c.Name())
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			for _, c := range cmd.Root().Commands() {
				if c.Name() == args[0] {
					return c.Help()
				}
			}
			return unknownVerb(cmd.Root(), args)
		},
	}
}

// unknownVerb refuses a word that is no verb.
func unknownVerb(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			verbs = append(verbs, c.Name())
		}
	}
	if near := diag.Nearest(args[0], verbs); near != "" {
		return fmt.Errorf("there is no command %q: did you mean %s?", args[0], near)
	}
	return fmt.Errorf("there is no command %q", args[0])
}

// noArgs refuses arguments of verbs that have only flags.
func noArgs(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.Flags().Lookup("site") != nil:
		return fmt.Errorf("%s takes no argument like %q: the site's folder is named with --site", cmd.Name(), args[0])
	}
	return fmt.Errorf("%s takes no argument like %q", cmd.Name(), args[0])
}

// oneArg wants one argument, which is called what it is.
func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return fmt.Errorf("%s wants one argument, %s, not %d", cmd.Name(), what, len(args))
	}
}

// wrongNumber says what is wanted where a flag's value is no number, in the place
// of what Go's own functions say.
func wrongNumber(_ *cobra.Command, err error) error {
	if errors.As(err, new(*strconv.NumError)) {
		text, _, _ := strings.Cut(err.Error(), ": strconv.")
		return fmt.Errorf("%s: a whole number is wanted", text)
	}
	return err
}

// wrongFlag is the first mistake in the value of a flag, which is wrong usage and
// no mistake in the input.
func wrongFlag(ds []diag.Diagnostic) error {
	i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Place.File, "--") })
	if i < 0 {
		return nil
	}
	return fmt.Errorf("%s: %s", ds[i].Place.File, ds[i].Message)
}
