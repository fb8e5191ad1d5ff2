import { iamPolicy } from '../../aws/iam-policy';
import type { CostExplorerSettings } from './settings';

const commitmentActions = [
  'ce:GetSavingsPlansUtilization',
  'ce:GetSavingsPlansCoverage',
  'ce:GetReservationUtilization',
  'ce:GetReservationCoverage',
];

/** The least that a connection with these settings needs: Cost Explorer knows no resources to name. */
export const costExplorerPolicy = ({ commitments, forecast }: CostExplorerSettings): string =>
  iamPolicy([
    {
      actions: [
        'ce:GetCostAndUsage',
        'ce:GetDimensionValues',
        ...(forecast ? ['ce:GetCostForecast'] : []),
        ...(commitments ? commitmentActions : []),
      ],
    },
  ]);
