import { organisationDatabase } from '@/db/client';
import { organisationConfig } from '@/db/queries/organisation-config';
import { organisationOf } from '@/lib/auth/organisation';
import { writeConfigYaml } from '@/lib/config/write-yaml';
import { readRoute } from '@/lib/observe/route';

/** The configuration as a file for git. */
export const GET = readRoute((request) => {
  const config = organisationConfig(organisationDatabase(organisationOf(request.headers)));
  return new Response(writeConfigYaml(config, config.settings.organisationName ?? ''), {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="perunit.yaml"',
      'Cache-Control': 'no-store',
    },
  });
});
