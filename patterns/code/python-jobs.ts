/** Jobs of Airflow whose templates take in what whoever triggers them sends. */
import type { Rule } from '../../lib/types.ts';

/** Of a template that stands behind `before`. */
const conf = (before: string): string => String.raw`(?<=${before}\{\{[^{}]{0,40})\bdag_run\.conf\b(?![^{}]{0,120}\|\s?(?:int|tojson|shell|quote))`;

/** airflow.apache.org/docs/apache-airflow/stable/core-concepts/dag-run.html (passing parameters): dag_run.conf is JSON that the user gives with the trigger. */
export const airflowCommand: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'high',
  id: 'airflow-command-from-conf',
  title: 'What triggers the job becomes part of a shell command',
  why: 'Whoever may trigger the job adds commands of his own, which run on the worker.',
  fix: "Hand it over in the environment and quote it there: env={'TABLE': \"{{ dag_run.conf['table'] }}\"}, bash_command='dump.sh \"$TABLE\"'.",
  near: ['dag_run.conf'],
  find: [new RegExp(conf(String.raw`\b(?:bash_command|command|cmds|arguments)\s?=\s?[([]?[^=]{0,340}`), 'y')],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { trait: 'text-says', of: ['BashOperator', 'SSHOperator', 'airflow'] } },
  bad: { py: ['from airflow.operators.bash import BashOperator\ndump = BashOperator(task_id="dump", bash_command="dump.sh {{ dag_run.conf[\'table\'] }}")', 'copy = SSHOperator(task_id="copy", command=f"cp {{{{ dag_run.conf.get(\'file\') }}}} /srv")'] },
  good: { py: ['dump = BashOperator(task_id="dump", bash_command="dump.sh {{ ds_nodash }}")', 'dump = BashOperator(task_id="dump", bash_command="dump.sh {{ dag_run.conf[\'days\'] | int }}")', 'dump = BashOperator(task_id="dump", env={"TABLE": "{{ dag_run.conf[\'table\'] }}"}, bash_command=\'dump.sh "$TABLE"\')'], 'a.md': ['BashOperator(bash_command="dump.sh {{ dag_run.conf[\'table\'] }}")'] },
};

export const airflowQuery: Rule = {
  ...airflowCommand,
  category: 'sql-injection',
  cwe: [89],
  id: 'airflow-query-from-conf',
  title: 'What triggers the job becomes part of a query',
  why: 'Whoever may trigger the job rewrites the query, which runs with the rights of the connection.',
  fix: "Bind it: sql='SELECT … WHERE id = %(id)s', parameters={'id': \"{{ dag_run.conf['id'] }}\"}.",
  find: [new RegExp(conf(String.raw`\bsql\s?=\s?[([]?[^=]{0,60}(?:select|insert|update|delete|copy|truncate|drop)\b(?:(?!\bparam)[^;]){0,290}`), 'iy')],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['load = PostgresOperator(task_id="load", sql="DELETE FROM days WHERE day = \'{{ dag_run.conf[\'day\'] }}\'")', 'load = SQLExecuteQueryOperator(sql="""\n  SELECT a FROM {{ dag_run.conf.table }}\n""")'] },
  good: { py: ['load = PostgresOperator(sql="DELETE FROM days WHERE day = %(day)s", parameters={"day": "{{ dag_run.conf[\'day\'] }}"})', 'load = PostgresOperator(sql="DELETE FROM days WHERE n = {{ dag_run.conf[\'n\'] | int }}")'], 'a.md': ['sql="DELETE FROM a WHERE b = {{ dag_run.conf[\'b\'] }}"'] },
};
