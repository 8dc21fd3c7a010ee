/** Markup of Rails that is joined of pieces. */
import type { Rule } from '../../lib/types.ts';

/** api.rubyonrails.org (OutputSafetyHelper): html_safe on what was joined of pieces escapes none of them. */
export const railsPiecesJoined: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'rails-pieces-joined',
  title: 'Values put into markup in a loop and never escaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use safe_join(items.map { |item| tag.span(item.name) }), which escapes each.',
  near: ['.html_safe'],
  find: [/(?<=["'`]<\w{1,12}\b[^\n]{0,80}#\{(?![^}\n]{0,40}(?:\bh[ (]|escape|sanitize|link_to|_url\b|_path\b|\bid\b|count|size|\bt[ (]|raw|tag\.\w{1,10}[ (]))\s?@?\w{1,30}\.\w{1,30}[^}\n]{0,20}\}[^\n]{0,60}["'`]\s{0,20}(?:\n\s{0,20}end|\})\.join(?:\([^)\n]{0,20}\))?)\.html_safe/y],
  where: { path: { trait: 'ends', of: ['.rb', '.erb', '.haml', '.slim'] } },
  bad: { ruby: ['def badges(record)\n  record.tags.order(:name).map do |tag|\n    "<span class=\\"badge\\">#{tag.name}</span>"\n  end.join(" ").html_safe\nend', 'items.map { |item| "<li>#{item.title}</li>" }.join.html_safe'] },
  good: { ruby: ['items.map { |item| "<li>#{h(item.title)}</li>" }.join.html_safe', 'items.map { |item| "<li>#{item.id}</li>" }.join.html_safe', 'safe_join(items.map { |item| tag.li(item.title) })', 'names.map { |name| name.upcase }.join.html_safe'], 'a.md': ['items.map { |item| "<li>#{item.title}</li>" }.join.html_safe'] },
};
