/** Handlers, exports and routes of WordPress that ask nobody. */
import type { Rule } from '../../lib/types.ts';
import { WORDPRESS_HOOKS } from './worth-words.ts';

/** What a handler of WordPress asks before it changes anything. */
const WORDPRESS_ASKS = ['check_ajax_referer', 'check_admin_referer', 'nonce', 'user_can', 'permission', 'authorize'];

/** developer.wordpress.org/plugins/security/nonces, developer.wordpress.org/plugins/javascript/ajax */
export const wordpressUnasked: Rule = {
  category: 'access-control',
  cwe: [862, 352],
  severity: 'medium',
  id: 'wordpress-handler-unasked',
  title: 'Handler of WordPress that changes something and asks nobody',
  why: 'Every user who is logged in may call it, with nopriv every visitor, and so does any other page through the browser of an administrator.',
  fix: "Begin with check_ajax_referer('action') and if (!current_user_can('manage_options')) wp_die().",
  near: ['update_option(', 'delete_option(', 'wp_delete_post(', 'wp_update_post(', 'wp_insert_post(', 'update_user_meta(', 'wp_update_user(', 'wp_delete_user(', 'update_post_meta(', 'wpdb->update(', 'wpdb->delete('],
  find: ['update_option($...)', 'delete_option($...)', 'wp_delete_post($...)', 'wp_update_post($...)', 'wp_insert_post($...)', 'update_user_meta($...)', 'wp_update_user($...)', 'wp_delete_user($...)', 'update_post_meta($...)', '$$wpdb->update($...)', '$$wpdb->delete($...)'],
  where: { rest: { all: [{ trait: 'within', of: ['$_POST', '$_GET', '$_REQUEST'] }, { trait: 'beside', of: WORDPRESS_HOOKS }, { not: { trait: 'within', of: WORDPRESS_ASKS } }] } },
  hole: 'none',
  langs: ['php'],
  bad: {
    php: [
      ...["update_option('x', $_POST['x'])", "delete_option($_GET['name'])", "wp_delete_post((int) $_POST['id'])", "wp_update_post(['ID' => (int) $_REQUEST['id']])", "wp_insert_post(['post_title' => $_POST['t']])", "update_user_meta($id, 'a', $_POST['a'])", "wp_update_user(['ID' => $_POST['id']])", "wp_delete_user((int) $_POST['id'])", "update_post_meta($_POST['id'], 'a', 1)", "$id = (int) $_POST['id'];\n  $wpdb->update('t', ['a' => 1], ['id' => $id])", "$wpdb->delete('t', ['id' => $_POST['id']])"].map((use) => `<?php add_action('wp_ajax_save', 'save');\nfunction save() { ${use}; wp_die(); }`),
      `<?php add_action('admin_init', 'save');\nfunction save() { update_option('x', $_POST['x']); }`,
    ],
  },
  good: {
    php: [
      ...['check_ajax_referer', 'check_admin_referer', 'wp_verify_nonce', 'current_user_can', '$this->check_permission', 'authorize'].map((ask) => `<?php add_action('wp_ajax_save', 'save');\nfunction save() { ${ask}('save');\n  update_option('x', $_POST['x']); wp_die(); }`),
      "<?php function save() { update_option('x', $_POST['x']); }", "<?php add_action('wp_ajax_save', 'save');\nfunction save() { update_option('x', time()); }",
    ],
  },
};

/** developer.wordpress.org/apis/security/nonces: "Nonces should never be relied on for authentication, authorization, or access control." */
export const wordpressNonceAlone: Rule = {
  ...wordpressUnasked,
  cwe: [862],
  id: 'wordpress-nonce-alone',
  title: 'Setting of WordPress changed for whoever has a nonce',
  why: 'A nonce says that the request comes from a page of this site, not that its user may do this: many pages show it to every subscriber.',
  fix: "Ask for the right as well: if (!current_user_can('manage_options')) wp_send_json_error(null, 403).",
  near: ['update_option(', 'delete_option(', 'wp_update_user(', 'wp_delete_user('],
  find: ['update_option($...)', 'delete_option($...)', 'wp_update_user($...)', 'wp_delete_user($...)'],
  where: { rest: { all: [{ trait: 'within', of: ['$_POST', '$_GET', '$_REQUEST'] }, { trait: 'within', of: ['check_ajax_referer('] }, { not: { trait: 'within', of: ['user_can', 'permission', 'capab', 'authorize', 'is_super_admin', 'can_manage'] } }] } },
  bad: { php: ["update_option('x', $_POST['x'])", "delete_option($_POST['name'])", "wp_update_user(['ID' => $_POST['id']])", "wp_delete_user((int) $_POST['id'])"].map((call) => `<?php class A { function save() { check_ajax_referer('save', 'nonce');\n  ${call}; } }`) },
  good: { php: ["<?php function dismiss() { check_ajax_referer('dismiss'); update_option('dismissed', 1); }", "<?php function save() { check_ajax_referer('save'); if (!current_user_can('manage_options')) wp_die(); update_option('x', $_POST['x']); }", "<?php function save() { check_admin_referer('save'); update_option('x', $_POST['x']); }", "<?php function save() { check_ajax_referer('save'); update_user_meta(get_current_user_id(), 'x', $_POST['x']); }"] },
};

/** developer.wordpress.org/plugins/security/checking-user-capabilities */
export const wordpressExport: Rule = {
  category: 'access-control',
  cwe: [862, 200],
  severity: 'medium',
  id: 'wordpress-export-unasked',
  title: 'Export of WordPress that asks nobody',
  why: 'Whoever knows the name of the action downloads the rows: with nopriv or init every visitor, else every subscriber.',
  fix: "Begin with if (!current_user_can('manage_options')) wp_die(); and check_admin_referer('action').",
  near: ['fputcsv('],
  find: ['fputcsv($...)'],
  where: { rest: { all: [{ trait: 'within', of: ['get_results(', 'get_users(', 'get_col(', 'wc_get_orders('] }, { trait: 'beside', of: [...WORDPRESS_HOOKS, "'init'", '"init"'] }, { not: { trait: 'within', of: [...WORDPRESS_ASKS, 'capab'] } }] } },
  hole: 'none',
  langs: ['php'],
  bad: {
    php: [
      ...['$wpdb->get_results("SELECT email FROM t")', 'get_users()', '$wpdb->get_col("SELECT email FROM t")', 'wc_get_orders([])'].map((rows) => `<?php add_action('wp_ajax_nopriv_export', 'export');\nfunction export() { foreach (${rows} as $row) fputcsv($out, $row); exit; }`),
      ...WORDPRESS_HOOKS.concat("'init'", '"init"').map((hook) => `<?php add_action(${/_$/.test(hook) ? `${hook}export${hook[0]}` : hook}, 'export');\nfunction export() { foreach (get_users() as $row) fputcsv($out, $row); exit; }`),
    ],
  },
  good: {
    php: [
      ...['check_ajax_referer', 'check_admin_referer', 'wp_verify_nonce', 'current_user_can', '$this->check_permission', 'authorize', '$this->has_capability'].map((ask) => `<?php add_action('admin_post_export', 'export');\nfunction export() { ${ask}('export');\n  foreach (get_users() as $row) fputcsv($out, $row); exit; }`),
      '<?php function export() { foreach (get_users() as $row) fputcsv($out, $row); }', "<?php add_action('admin_post_export', 'export');\nfunction export() { fputcsv($out, HEADER); }",
    ],
  },
};

/** developer.wordpress.org/rest-api/extending-the-rest-api/adding-custom-endpoints: permission_callback */
export const wordpressRoute: Rule = {
  category: 'access-control',
  cwe: [862],
  severity: 'medium',
  id: 'wordpress-route-open',
  title: 'Route of WordPress that changes something and is open to everyone',
  why: "'__return_true' lets every visitor call it.",
  fix: "'permission_callback' => fn () => current_user_can('edit_posts')",
  near: ['__return_true'],
  find: [/'methods'\s{0,20}=>\s{0,3}(?:'(?:POST|PUT|PATCH|DELETE)[^']{0,20}'|\\?WP_REST_Server::(?:CREATABLE|EDITABLE|DELETABLE|ALLMETHODS))[^;]{0,180}?'permission_callback'\s{0,20}=>\s{0,3}'__return_true'/],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ["<?php register_rest_route('a/v1', '/b', ['methods' => 'POST', 'callback' => 'b', 'permission_callback' => '__return_true']);", "<?php register_rest_route('a/v1', '/b', array('methods' => WP_REST_Server::DELETABLE, 'permission_callback' => '__return_true'));"] },
  good: { php: ["<?php register_rest_route('a/v1', '/b', ['methods' => 'GET', 'callback' => 'b', 'permission_callback' => '__return_true']);", "<?php register_rest_route('a/v1', '/b', ['methods' => 'POST', 'callback' => 'b', 'permission_callback' => 'may']);"], 'a.md': ["'methods' => 'POST', 'permission_callback' => '__return_true'"] },
};
