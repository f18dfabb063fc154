package yamlfile

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Format returns a key and its value as Parse reads them: lines of YAML, with a
// line feed at the end. A list of texts stands in brackets on the key's line, a
// map of texts on lines of its own. Format panics if the value is none of these
// and no string, number or bool.
func Format(key string, value any) string {
	switch v := value.(type) {
	case map[string]string:
		var b strings.Builder
		b.WriteString(Format(key, nil))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			b.WriteString("  " + Format(name, v[name]))
		}
		return b.String()
	case []string:
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, s := range v {
			list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s})
		}
		value = list
	case string:
		if strings.Contains(v, "\n") { // on one line, so that it may be indented
			value = &yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Tag: "!!str", Value: v}
		}
	}
	out, err := yaml.Marshal(map[string]any{key: value})
	if err != nil {
		panic(err)
	}
	if value == nil {
		return strings.TrimSuffix(string(out), " null\n") + "\n"
	}
	return string(out)
}
